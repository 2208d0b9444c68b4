"""Words made to break things: markup of every kind the product writes, marks that turn text round, signs of many bytes."""

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "![x](http://example.org/x.png) [y](javascript:alert(3))",
    ":red[x] :smile: :material/home: **bold** `code` # not a heading",
    r"$\frac{1}{2}$ $$x$$ \(y\)",
    "{{x}} {0} {title} %s ${x}",
    '#set page(fill: red) \\" -> ; digraph { a -> b }',
    '=cmd("x") +1 -1 @x',
    "\u202eback to front\u202c \u200fmark",
    "🙂 👩\u200d👩\u200d👧 é e\u0301 中文 &amp; &lt;",
)
