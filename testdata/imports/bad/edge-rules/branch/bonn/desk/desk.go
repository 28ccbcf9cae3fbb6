package desk

import _ "example.com/edgerules/branch/ulm" // want "\\[\\[independent\\]\\] \"branches\": bonn and ulm must not know each other"
