"""What an organisation and its contacts are called."""

from ropa_desktop.register.organisations import Contact


def test_a_contact_is_called_by_name_and_function_told_apart():
    officer = Contact(name="Dana Doyle", function="Data protection officer")
    assert officer.title() == "Dana Doyle, Data protection officer"
    assert Contact(function="Head of legal").title() == "Head of legal"
    assert Contact().title() == "(no name yet)"
