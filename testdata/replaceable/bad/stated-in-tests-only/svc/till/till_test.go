package till

import "example.com/statedintestsonly/svc/till/contract"

var _ contract.Ring = (*Handler)(nil)
