package rules

import (
	"fmt"
	"strings"
)

// maxWord bounds the words that are compared: nobody misspells a longer one by a letter or two.
const maxWord = 64

// nearest returns the candidate that word is most likely a misspelling of, or "".
func nearest(word string, candidates []string) string {
	if len(word) > maxWord {
		return ""
	}
	best, bestAt := "", max(1, min(len(word)/2, 3))+1
	lower := strings.ToLower(word)
	for _, c := range candidates {
		if len(c) > maxWord || c == "" {
			continue
		}
		d := distance(lower, strings.ToLower(c))
		if d < bestAt || d == bestAt && best != "" && c < best {
			best, bestAt = c, d
		}
	}
	return best
}

// Suggest returns the end of a sentence about an unknown word: what was probably meant, else the right words.
func Suggest(word string, candidates []string) string { return suggest(word, candidates) }

// suggest returns the end of a fault's sentence: what was probably meant, else the closed list of right words.
func suggest(word string, candidates []string) string {
	if n := nearest(word, candidates); n != "" {
		return fmt.Sprintf("; did you mean %q?", n)
	}
	if len(candidates) > 0 && len(candidates) <= 20 {
		return "; use one of " + quoteList(candidates, ", ")
	}
	return ""
}

func quoteList(words []string, sep string) string {
	q := make([]string, len(words))
	for i, w := range words {
		q[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(q, sep)
}

// distance counts the edits (insert, delete, replace, swap neighbours) that turn a into b.
func distance(a, b string) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
