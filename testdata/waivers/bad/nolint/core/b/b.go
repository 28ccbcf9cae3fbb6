package b

import _ "example.com/nolint/outer" //nolint:errcheck,nanoarch // it is legacy // want imports:"imports outer" "has a nolint comment for nanoarch"
