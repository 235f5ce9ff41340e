"""Policies: what reading and writing messages leave to choice. EmailPolicy, with its structured headers, is not here."""
from email._policybase import Compat32, Policy, compat32

__all__ = ['Compat32', 'compat32', 'Policy']
