// Package desk is the screen from which a study is worked on: what needs
// doing first, the instruments, and how far the answers have come. Beside it
// stand the welcome, for a folder without a study, and a screen for text.
package desk
