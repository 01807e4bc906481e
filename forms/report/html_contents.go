package report

import (
	"fmt"
	"html"
)

// contents lists the headings in lists within lists.
func (w *htmlWriter) contents() {
	if len(w.listing) == 0 || w.listedAlready {
		return
	}
	w.listedAlready = true
	w.printf("<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n", contentsTitle)
	depth := 0
	for _, heading := range w.listing {
		switch {
		case heading.level > depth:
			w.printf("<ul>\n")
			depth++ // headings leave no level out
		default:
			w.printf("</li>\n")
			for ; depth > heading.level; depth-- {
				w.printf("</ul>\n</li>\n")
			}
		}
		w.printf("<li><a href=\"#%s\">%s</a>", part(heading.number), html.EscapeString(heading.text))
	}
	w.printf("</li>\n")
	for ; depth > 1; depth-- {
		w.printf("</ul>\n</li>\n")
	}
	w.printf("</ul>\n</nav>\n")
}

// heading writes a heading, which links lead to where it is listed.
func (w *htmlWriter) heading(h Heading) {
	level := min(w.levels.next(h.Level)+1, deepest)
	id := ""
	if number := w.headings.next(); isListed(w.listing, number) {
		id = fmt.Sprintf(" id=%q", part(number))
	}
	w.printf("<h%d%s>%s</h%d>\n", level, id, html.EscapeString(oneLine(h.Text)), level)
}

// part is the name of the place of a heading.
func part(number int) string { return fmt.Sprintf("part-%d", number) }
