package b

import _ "example.com/unknownrule/outer" //nanoarch:allow Imports they moved // want imports:"imports outer" "unknown rule \"Imports\"; did you mean \"imports\"\\?$"
