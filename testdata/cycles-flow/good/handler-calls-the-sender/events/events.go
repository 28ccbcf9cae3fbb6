// Package events holds events.
package events

// Paid says that somebody paid.
type Paid struct{ N int }

// Sent says that something was sent.
type Sent struct{ N int }
