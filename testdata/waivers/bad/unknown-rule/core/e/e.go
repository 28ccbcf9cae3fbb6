package e

import _ "example.com/unknownrule/outer" //nanoarch:allow imports: it is late // want imports:"imports outer" "unknown rule \"imports:\"; did you mean \"imports\"\\?$"
