//go:build !e2e

package gate

// followedShare: one of so many steps of TestFollowedRulesAreToldAgain is taken, and the one behind it.
const followedShare = 4
