// so that a function may have no body
