package desk

import _ "example.com/independent/lib/paper" // want "reaches package example.com/independent/branch/bonn/desk by example.com/independent/branch/jena/desk -> example.com/independent/lib/paper -> example.com/independent/branch/bonn/desk; \\[\\[independent\\]\\] \"branches\": jena and bonn must not know each other, also through others, allowed: packages of jena$" "reaches package example.com/independent/branch/ulm/till by "
