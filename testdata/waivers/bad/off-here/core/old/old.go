package old

import _ "example.com/offhere/outer" //nanoarch:allow imports nobody asks here // want "waives imports where nothing breaks that rule"
