"""English words that a short form in small letters would be mistaken for."""

ENGLISH = frozenset(
    """
    able ace ache act add age aid aids aim air all also ammo amp and ant any ape apt arc are ark arm art ash
    ask ate bad bag ball ban bar bare base bat bath bay beam bear bed bee beg best bet bid big bin bit bold
    bond bone both bow box boy brain bug bun bus but buy cab calm camp can cap car card care cart case cast
    cat cell char chip cell clip coal coat cod code cold come cope core corn cost cot cow crop cry cub cup cut
    dad dam dare dart date day dead deal den did die diet dig dim dip dog dose dot drug dry due dust each ear
    ease east eat egg else end era etc even ever eye face fact fad fail fair fall fan far fast fat fate fear
    fed fee few fig film find fine fire fish fit five flag flow fly foe fog food foot for form four fox free
    from full fun fur gain game gap gas gave gel get give glad goal god good got grip guest gun gut had hair
    half ham hand hard has hat have head heat help her here hers hid high him hip his hit hold home hop hope
    hot how hub ice idea ill inn into ion its jam jar jet job join joy just keep key kid kin kit lab lack lag
    lamp land lap large last late law lay lead leap led leg less let lid lie life lift limb limp line link
    lip list live load log long loop lot low lung made mag main make male mall man many map mark mask mass
    mast mat matter may mean meet men met mice mild mind mine mint miss mix mode more most much mud mug must
    nail name near neat need nest net new nine node none nor norm nose not now null nut oak odd off oil old
    one only open oral our out oval over own pace pad page pain pair pan pant part pass past path pay pea peak
    pen per pest pet pie pig pin plan play plot plus pod pool pop port pot prep pro prove pup pure put race
    rag ran range rap rare rat rate raw ray reach read real red rely rent rest rib rich rid ring rise risk
    road rock rod role room root rope row rub rule run rust sad safe said salt same sat save saw say scan scar
    sci sea seal see seed seen self send sense set sex shape she short side sign sin sir sit site six size
    skin smart snap snow soft soil some son soon sort spa span spin spot stage star start stat stay step stem
    still stop stress sub such sum sun sure tag tail take talk tall tan tap tape target tax tea team tell ten
    term test than that the them then they thin this thus tie time tin tip toe told ton too tool top toy tract
    tray tree trial trim trip true try tub tube two type unit upon urge use van vast vet via view wait walk
    war was way weak wear web week well went were west wet what when who why wide will win wire with word work
    year yes yet you your zone
    recovery solidarity discovery impact dream promise active advance compass shock sprint horizon
    """.split()  # noqa: SIM905 - a word list
)
"""``MAG`` and ``ALL`` are short forms; "mag" and "all" in running text, and in a question, are not."""
