// Package wire is what two deployments agree on when they talk: addresses and the shape of a failure.
package wire

// Failure is the body of every answer that is no success. Error is the text of an error that the operation's
// contract declares, word for word, so that the other side can find the same error; Detail is for people.
type Failure struct {
	Error  string `json:"error"`
	Detail string `json:"detail,omitempty"`
}

// OperationPath is where a deployment answers calls of an operation that the other one makes.
func OperationPath(capability, operation string) string {
	return "/internal/operations/" + capability + "/" + operation
}

// EventPath is where a deployment accepts an event that happened in the other one.
func EventPath(event string) string {
	return "/internal/events/" + event
}
