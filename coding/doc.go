// Package coding is the floor for what was said and what it means: documents,
// codes and coded passages. Nothing lives here yet.
package coding
