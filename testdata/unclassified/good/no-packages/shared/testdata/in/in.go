package in
