//go:build tools || e2e

package lift

import _ "example.com/otherplatforms/svc/gate/pass" // want "imports for its side effects operation example.com/otherplatforms/svc/gate/pass in a file left out by //go:build tools \\|\\| e2e; "
