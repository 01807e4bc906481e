// Package themeview is the screen of a theme: everything that is filed under a
// code or a combination of codes, passage by passage with what stands around
// it, narrowed by filters and counted by document or attribute. From here one
// goes to the source and back, and changes what was coded.
package themeview
