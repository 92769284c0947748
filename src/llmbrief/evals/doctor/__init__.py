"""The doctor: makes good briefs worse in the ways a model does, and says which metric saw how much of it."""

from __future__ import annotations

from llmbrief.evals.doctor.examining import Examination, Examined, Sight, examine

__all__ = ["Examination", "Examined", "Sight", "examine"]
