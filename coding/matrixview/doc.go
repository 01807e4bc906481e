// Package matrixview is the screen of matrices: codes against an attribute,
// documents or one another, and the framework of cases and themes, in whose
// cells the coder sums up what a case says. From a cell one goes to its
// passages and back.
package matrixview
