//go:build e2e

package gate

// followedShare: all steps of TestFollowedRulesAreToldAgain are taken.
const followedShare = 1
