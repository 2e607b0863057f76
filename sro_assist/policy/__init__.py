"""The department's manual as written: Markdown in, provisions that can be cited out."""

from __future__ import annotations

from sro_assist.policy.manual import Policy
from sro_assist.policy.parser import read_policy
from sro_assist.policy.provision import Kind, Provision
from sro_assist.policy.search import find_spans
from sro_assist.policy.weight import Weight

__all__ = ["Kind", "Policy", "Provision", "Weight", "find_spans", "read_policy"]
