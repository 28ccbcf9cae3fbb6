module example.com/assertedlikesent

go 1.26
