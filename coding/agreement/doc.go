// Package agreement measures how far coders agree: percentage agreement,
// the kappas of Cohen, Conger, Fleiss, Scott, Brennan and Prediger, and Gwet's
// AC1 and AC2, Krippendorff's alpha for values and for unitised text, F1 and
// Jaccard, and the matching of segments. It is pure arithmetic: it knows no
// code, no document and no coder by name.
//
// What coders judged goes into a Matrix of units by coders. Its Counts are all
// that a Coefficient reads, so that a million units cost no more to compare
// than a hundred, and the counts of several documents or codes add up. For
// coded text, Text makes the matrix: of code points, or of sentences, turns,
// paragraphs or whole documents whose spans the caller gives.
//
// A Result that is not defined says why, and is never given as 0 or 1. A
// Bootstrap gives the interval around one that is.
//
// Where a unit was not judged by every coder, each coefficient does what is
// said at it: alpha follows Krippendorff, the others Gwet, Handbook of
// Inter-Rater Reliability, 4th edition, 2014.
package agreement
