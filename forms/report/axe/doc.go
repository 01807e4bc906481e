// Package axe lets axe-core, in a headless Chromium, look for faults of
// accessibility in a page. Tests with the tag "judges" use it; the program does
// not.
package axe
