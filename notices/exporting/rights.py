"""What may be done with what is taken away. Pure."""

from __future__ import annotations

from types import MappingProxyType

# Of outlines, identifiers, areas and claims: what is ours to give. Texts are their issuers'.
LICENCE = MappingProxyType(
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
)
TEXTS = MappingProxyType({"title": "Public documents of their issuers", "path": "LICENCE.md"})
RIGHTS = (
    "通报是其发布单位的公开文件，引用请注明出处。"
    "拆解、编号与领域标注按 CC BY 4.0 许可使用：注明整改通和数据版本即可。"
)
RIGHTS_EN = (
    "The notices are public documents of their issuers: cite them. Structure, identifiers and labels are licensed "
    "under CC BY 4.0: name Zhenggai and the version of the collection."
)
