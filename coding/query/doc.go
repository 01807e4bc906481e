// Package query finds passages by the codes that they have: those of one code,
// and those of codes combined by and, or, not, overlapping and near. What it
// gives follows from the analysis alone; it reads no text.
package query
