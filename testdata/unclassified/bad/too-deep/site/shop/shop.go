package shop // want "has no role; the nearest pattern is \"site/\\{area\\}/\\{page\\}\" of role page"
