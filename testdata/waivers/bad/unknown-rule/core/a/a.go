package a

import _ "example.com/unknownrule/outer" //nanoarch:allow import they moved // want imports:"imports outer" "^core example.com/unknownrule/core/a waives the unknown rule \"import\"; did you mean \"imports\"\\?$"
