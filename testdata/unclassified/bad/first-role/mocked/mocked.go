package mocked // want "\\(mocked\\) has no role; "
