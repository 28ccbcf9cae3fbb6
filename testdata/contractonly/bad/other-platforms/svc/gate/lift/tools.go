//go:build tools || e2e

package lift

import _ "example.com/otherplatforms/svc/gate/pass" // the finding stands at the first file
