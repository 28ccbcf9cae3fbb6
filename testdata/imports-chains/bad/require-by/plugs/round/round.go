package round
