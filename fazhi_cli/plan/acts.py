"""Whether a point of a list can be done by itself, or only says what the clause is about."""

from __future__ import annotations

import re

_MADE = re.compile("(?:制度|[機机]制|建[設设]|[隊队]伍|平[台臺]|系[統统]|培[訓训]|[輪轮][訓训]|公[開开]|公布)$")
"""What a clause has made or held: 建立…制度, 深化…建設, 實現…公開 are shared out over their points."""

_DONE = re.compile(
    "[應应][當当]|一律|不得|[嚴严]禁|均[應应]|都要|普遍|必[備备]|必[審审]|必[糾纠]|全部"
    "|^(?:建立|推行|推[進进]|充分利用|[實实]行|[嚴严]格|向社[會会]|[錄录]入|梳理|[廣广]泛|[報报]|承[諾诺]|由|[組组][織织]|使)"
    "|按.+公[開开]"
)
"""Words that bind, and verbs at the head of a point."""


def is_act(point: str) -> bool:
    """Whether a point says what is to be done; 「數量」, 「時限」 and 「食品藥品安全」 only say of what."""
    return bool(_MADE.search(point) or _DONE.search(point))
