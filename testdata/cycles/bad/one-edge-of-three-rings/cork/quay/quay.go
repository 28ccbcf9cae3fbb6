package quay
