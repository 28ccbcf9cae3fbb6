package mock // want "\\(site/home/mock\\) has no role; "
