package bench // want "^package elsewhere.example/kit/bench \\(tools/bench\\) has no role; the nearest pattern is \"tools/lib\" of role shared"
