package mend // want "mend imports none of what "
