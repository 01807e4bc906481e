// Package comparison compares what coders have coded: it takes from an analysis
// what is to be compared, measures how far the coders agree per code, per
// document and overall, lists where they disagree, worst first, and makes the
// changes that settle a disagreement. The arithmetic is that of
// coding/agreement.
//
// Take copies what it needs, so that the figures can be reckoned beside screens
// that go on changing the analysis.
package comparison
