package mocks
