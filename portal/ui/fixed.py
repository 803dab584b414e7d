"""{% fixed name=value … %}…{% endfixed %}: a passage drawn once a language and kept in memory.

The frame of a page (header, menu, footer) is the same for everybody who reads one language, and drawing it again cost
more than many a page's content. Inside the tag nothing is visible but the values named in it: neither request, user
nor anything of the view. So what is kept cannot hold anything about a person, whatever somebody writes there later.
"""

from typing import Any

from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.translation import get_language

# Far more than a frame has. A passage given something endless is drawn anew each time rather than filling the memory.
LIMIT = 500


class FixedNode(Node):
    """Keeps what `nodelist` drew by language and by the values it was given."""

    def __init__(self, nodelist: NodeList, values: dict[str, FilterExpression]) -> None:
        self.nodelist = nodelist
        self.values = values
        self.kept: dict[tuple[Any, ...], str] = {}

    def render(self, context: Context) -> str:
        """The kept text, or a fresh one that sees the values given and nothing else."""
        given = {name: value.resolve(context) for name, value in self.values.items()}
        key = (get_language(), *given.values())
        text = self.kept.get(key)
        if text is None:
            text = self.nodelist.render(context.new(given))
            if len(self.kept) < LIMIT:
                self.kept[key] = text
        return text


def fixed(parser: Parser, token: Token) -> FixedNode:
    """Compile the tag. Each argument is `name=value`."""
    bits = token.split_contents()[1:]
    values = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError("{% fixed %} takes name=value only.")
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(nodelist, values)
