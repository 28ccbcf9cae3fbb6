package a

import _ "example.com/nolint/outer" //nolint:nanoarch // want imports:"imports outer" "^core example.com/nolint/core/a has a nolint comment for nanoarch, which waives nothing here; write //nanoarch:allow <rule> <reason>, one rule a comment$"
