package deployments_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// shop is a running shop as its customers see it.
type shop struct {
	t          *testing.T
	storefront string // URLs
	backoffice string
	data       []string // folders
}

func (s *shop) addProduct(name string, price, stock int) any {
	s.t.Helper()
	body := fmt.Sprintf(`{"name":%q,"price_cents":%d,"stock":%d}`, name, price, stock)
	return s.post(s.storefront+"/products", body, http.StatusCreated)["id"]
}

func (s *shop) placeOrder(product any, quantity int, card string, status int) map[string]any {
	s.t.Helper()
	body := fmt.Sprintf(`{"email":"ada@example.com","card":%q,"items":[{"product":%q,"quantity":%d}]}`, card, product, quantity)
	return s.post(s.storefront+"/orders", body, status)
}

// stock is what is left of the only product.
func (s *shop) stock() any {
	s.t.Helper()
	products, ok := s.get(s.storefront+"/products", http.StatusOK)["products"].([]any)
	if !ok || len(products) != 1 {
		s.t.Fatalf("there are %v, want one product", products)
	}
	return products[0].(map[string]any)["stock"]
}

func (s *shop) get(url string, status int) map[string]any {
	s.t.Helper()
	return s.do(http.MethodGet, url, "", status)
}

func (s *shop) post(url, body string, status int) map[string]any {
	s.t.Helper()
	return s.do(http.MethodPost, url, body, status)
}

func (s *shop) do(method, url, body string, status int) map[string]any {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	var answer map[string]any
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		s.t.Fatalf("%s %s: %v", method, url, err)
	}
	if response.StatusCode != status {
		s.t.Fatalf("%s %s: %s %v, want status %d", method, url, response.Status, answer, status)
	}
	return answer
}

func (s *shop) want(got, want any) {
	s.t.Helper()
	if got != want {
		s.t.Errorf("got %v, want %v", got, want)
	}
}
