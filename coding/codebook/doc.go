// Package codebook reads and writes code systems as YAML, CSV, Excel workbooks
// and Markdown, and brings codes that come from elsewhere together with those of
// an analysis. In all forms a code is found by its path: the names from the top
// down to it.
package codebook
