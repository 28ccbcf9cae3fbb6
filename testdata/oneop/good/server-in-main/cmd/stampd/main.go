package main

import (
	"log"
	"net/http"
	"time"
)

type server struct{ now func() time.Time }

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, err := w.Write([]byte(s.now().String())); err != nil {
		log.Print(err)
	}
}

// Exported means nothing in package main.
func Exported() int { return 1 }

func main() { log.Fatal(http.ListenAndServe("localhost:1", &server{time.Now})) }
