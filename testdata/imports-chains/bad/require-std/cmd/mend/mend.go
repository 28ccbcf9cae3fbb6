package mend // want "imports none of what \\[\\[require\\]\\] \"tools log\" demands, not even through others; it must import log/\\*\\*, github.com/acme/trace/\\*\\*$"
