"""What the demonstration journal says: moments written as one invented person might have kept them."""

from typing import NamedTuple


class Moment(NamedTuple):
    """One moment: `months` are the calendar months it fits (empty: any), `hour` a rough hour of the day (None: any)."""

    text: str
    shift: str = ""
    sources: tuple[str, ...] = ()
    place: str = ""
    months: tuple[int, ...] = ()
    hour: int | None = None


MOMENTS: tuple[Moment, ...] = (
    Moment("Breathing out took longer than breathing in. Hadn't arranged it.", "less", ("rest",)),
    Moment(
        (
            "There's a chart of the estuary that came to us in eleven pieces in a shoebox. I've had it on the table "
            "under glass for a month. People walk past and say “jigsaw”, every one of them, as if it were the first "
            "time.\n\n"
            "Today a piece the size of a thumbnail that I'd had down as sky turned out to be sandbank. I turned it a "
            "quarter. It lay down in its place with no gap at all, you could hear it, a very small tick of paper. "
            "The depth said 4 and the half fathom was on the neighbour. I looked at it until my tea was cold. #tea"
        ),
        "calm",
        ("making", "light"),
        place="the archive",
        hour=11,
    ),
    Moment("Tomato, still warm, no salt, standing up.", "joy", ("taste", "nature"), months=(7, 8, 9)),
    Moment("Blackbird on the aerial, still at it.", "calm", ("animals", "sound"), months=(3, 4, 5, 6), hour=20),
    Moment(
        (
            "Nobody told me to sit down. Nobody told me to help either. I leaned on the fridge and ate olives while "
            "they quarrelled about the pan. #sunday"
        ),
        "calm",
        ("people", "rest"),
        place="Hanna's",
        hour=14,
    ),
    Moment(
        (
            "A noise on the landing. I lay there making a man out of it: shoes, coat, intentions. Then it sneezed. "
            "It was the cat from Flat 6, and Mies, on my feet, hadn't even turned round."
        ),
        "less",
        ("sound",),
        hour=2,
    ),
    Moment("“You again,” said the baker, and moved the good rolls to the front.", sources=("people",), hour=8),
    Moment("Two old men on a bench sharing a newspaper, half each, swapping without a word.", "connected", ("people",)),
    Moment(
        (
            "On Hanna's sofa under the crocodile blanket. They think I'm asleep. She's going about in her socks "
            "putting the day away: cutlery, the click of the lunchbox, the tap, the bolt on the door, then the "
            "second bolt, which she never used to do, she does that one when I'm here. She has never mentioned it. "
            "Then she stands in the doorway for a moment. I can hear her standing. The light goes off a bit at a "
            "time, kitchen, hall, and she leaves the one in the bathroom."
        ),
        "safe",
        ("people", "sound"),
        place="Hanna's",
        hour=22,
    ),
    Moment("Jaw unclenched somewhere between the pharmacy and the bridge.", "less", hour=17),
    Moment(
        (
            "Away four days in a heatwave and somebody had watered. There's a ring of wet round each tomato. Marek "
            "denies it in Polish."
        ),
        sources=("nature", "kindness"),
        place="the allotment",
        months=(7, 8),
        hour=9,
    ),
    Moment("Wen cut the one plum in half with a ruler.", sources=("people", "taste"), hour=13),
    Moment("🫖 ☔ 📖 in that order.", "joy"),
    Moment(
        (
            "Floor polish, chalk, oranges: the school corridor when I fetched Juno. I was nine for the length of the "
            "coat pegs."
        ),
        sources=("scent",),
        hour=15,
    ),
    Moment("Onions, twenty minutes, low. I stood over them like a shepherd.", "calm", ("scent", "making")),
    Moment("Feierabend. Das Wort allein.", "calm"),
    Moment(
        (
            "The concert. I'd promised myself the end of the row and I had the end of the row, by the side door, "
            "coat on the radiator, exit in view. Then the basses were one short and they moved us up and I was in "
            "the middle of everybody, second row, nine heads to the nearest door. I counted them.\n\n"
            "It came up from the knees, the way it does. The notes went grey. I could see the conductor's hands and "
            "they had nothing to do with me, like weather on a mountain in another country. I thought, I'll faint "
            "into Birgit, and Birgit has a bad hip.\n\n"
            "Tamar didn't look at me. She shifted her weight, that's all, until her sleeve was along my sleeve from "
            "the shoulder to the elbow, and she breathed in, quite loudly, a bar before she needed to. So I breathed "
            "in. She let it go and I let it go. We did that for maybe half a page. I wasn't singing, I was moving my "
            "mouth like a carp.\n\n"
            "Then it was the place where the altos have the tune, the one time in forty minutes that the altos have "
            "the tune, and it simply came out. It was there. I could feel it going along the row and coming back off "
            "the pillar on the left. There was breath in front of all our faces, it was that cold, and it all went "
            "up together into the lamp.\n\n"
            "Afterwards in the vestry: paper cups, something red and hot with no alcohol in it, somebody's child "
            "asleep on the cassocks. Tamar said, “You came in early in the Magnificat.” I did, too. #choir"
        ),
        "awe",
        ("people", "sound"),
        place="the cold church",
        months=(12,),
        hour=18,
    ),
    Moment("One lit window across the yard, someone doing the dishes.", sources=("light",), hour=21),
    Moment(
        (
            "Lantern walk round the pond, forty children, one extremely proud lantern in the shape of a bus. Juno: "
            "“That is the best one and I'm not jealous.” She was gripping my thumb quite hard."
        ),
        "joy",
        ("light", "people"),
        months=(10, 11),
        hour=18,
    ),
    Moment("Peeled the orange in one piece.", "joy", months=(11, 12, 1, 2)),
    Moment(
        "“Fica mais um bocadinho,” said Inês's mother, and I understood every single word of it, and stayed.",
        "connected",
        ("people",),
        place="Lisboa",
        months=(5, 6, 7, 8, 9),
        hour=22,
    ),
    Moment("Cat hair on the pale coat. Company, of a sort.", sources=("animals",), hour=8),
    Moment("תמר כתבה: לאט לאט, אני פה.", "connected", ("people",), hour=23),
    Moment("The neighbourhood without shoes on. #sunday", "calm", ("rest",), hour=11),
    Moment(
        "Somebody had tied the lost scarf round the statue's neck.", sources=("kindness",), months=(10, 11, 12, 1, 2)
    ),
    Moment(
        (
            "Danced in the kitchen, if you can call it that. Mies left, if you can call it that. She got as far as "
            "the doorway and watched."
        ),
        sources=("making", "sound"),
    ),
    Moment("Чай с чабрецом. На кухне тихо.", "safe", ("taste", "scent"), months=(10, 11, 12, 1, 2)),
    Moment("Snowdrops where I don't remember planting any.", "joy", ("nature",), months=(1, 2, 3), hour=9),
    Moment(
        "Grey outside, grey inside, and the lamp in between like an egg yolk. Second breakfast. #sunday",
        sources=("rest", "light"),
        months=(11, 12, 1, 2),
        hour=9,
    ),
    Moment(
        (
            "Mies gone. Window on the catch, saucer full, the whole flat with that particular lack in it. I did the "
            "cupboards, the washing machine, the bath, the cupboards. I did the yard in my socks, shaking the "
            "biscuit tin and saying her name in the voice you use when you are pretending not to be frightened, so "
            "as not to frighten a cat who isn't there.\n\n"
            "Flat 6 came down with his drill torch. Ansgar looked under all the cars, in his clogs. The boy from the "
            "ground floor isn't fond of her but he stood at the gate in dinosaur pyjamas and said he was guarding "
            "it. It was nearly eleven. I'd never in my life knocked on all the doors in this house and I'd now "
            "knocked on all of them but one, because his light was off and he goes to bed with the news.\n\n"
            "Then the light went on and the door opened about a hand's width, and Mr Abara put out his head, and a "
            "finger, and laid the finger on his lips.\n\n"
            "She was in his armchair, on his cardigan, upside down. The radio was on very low. He'd been sitting on "
            "the kitchen chair opposite since the six o'clock news, he said, because he hadn't liked to move her, "
            "and he couldn't come over to tell me because then she would be alone.\n\n"
            "He made tea. I sat on the floor against the side of the armchair, with the biscuit tin on my knees, in "
            "wet socks, and from up there a paw came down over the edge and hung beside my ear. #mies #tea"
        ),
        "connected",
        ("animals", "people", "kindness"),
        place="across the landing",
        months=(4, 5, 6, 7, 8, 9, 10),
        hour=23,
    ),
    Moment(
        (
            "Took the seat in the middle of the bench, not the end. It has a slightly different view. There's a "
            "bakery I'd never seen."
        ),
        "less",
        ("people",),
        months=(5, 6, 7, 8),
        hour=18,
    ),
    Moment(
        (
            "Marek lent me his hose. Then he lent me his opinion on my beans. Then his wife called him and he lent "
            "me the rest of his beer, and I gave it to the slugs, in a saucer."
        ),
        "connected",
        ("people", "nature"),
        place="the allotment",
        months=(5, 6),
        hour=18,
    ),
    Moment(
        (
            "The school choir got on at the museum, thirty of them, and somebody started. By the bridge the driver "
            "was drumming on the wheel."
        ),
        "joy",
        ("people", "sound"),
        hour=8,
    ),
    Moment("Tea. The blue cup. #tea", "safe", ("taste",)),
    Moment("Walked home the long way because of the light.", sources=("light",), months=(3, 4, 9, 10), hour=17),
    Moment(
        (
            "Stuck on the 14 in the snow, on the hill by the brewery, for an hour and ten minutes. Doors shut "
            "because of the cold. If you'd described it to me in the morning I would have stayed at home under the "
            "table.\n\n"
            "For the first ten minutes I did what I do, I knew where the hammer for the window was and how many "
            "people were between me and it. There was a man in a hard hat. There was a woman on the phone saying "
            "“no, a bus, a BUS”. The windows had gone completely white so we were in a sort of lampshade.\n\n"
            "Then the driver opened his little door and came down the aisle and said he was Ferhat, and that it "
            "would take as long as it took, and did anyone need to be anywhere that was a matter of life and death. "
            "A boy of about fifteen said he had maths. Ferhat said he would write him a letter. He did, on the back "
            "of a timetable, and read it out: “To whom it may concern, the pupil was with me.”\n\n"
            "Somebody had mandarins. The hard hat had a flask. The woman with the phone told us all about her "
            "mother-in-law, who was, to be fair, remarkable. I gave up my seat to an accordion, and held on to the "
            "pole, and somewhere in there I noticed that I'd stopped looking at the hammer. I was looking at a small "
            "girl breathing holes in the ice on the window, one after another in a row, and through each hole there "
            "was a bit of street lamp.\n\n"
            "When the plough came we cheered, quite quietly. The boy with the letter got off at the same stop as me "
            "and folded it into his wallet."
        ),
        "less",
        ("people", "light"),
        place="the 14 bus",
        months=(12, 1, 2),
        hour=18,
    ),
    Moment(
        "Noticed I was holding my own hand, the left with the right, like somebody at a concert. Left them to it.",
        "less",
        hour=21,
    ),
    Moment("رائحة القهوة بالهيل من باب الجيران.", "safe", ("scent",)),
    Moment("The dark came at four and I put the lamp on.", "safe", ("light",), months=(11, 12, 1), hour=16),
    Moment(
        "Put the broad beans in at the depth of a finger. Now there's nothing to do and it's being done.",
        "calm",
        ("nature",),
        place="the allotment",
        months=(3, 4),
        hour=17,
    ),
    Moment(
        (
            "Came up from the underground into that light after a thunderstorm where the trams are too yellow and "
            "everyone's face is a portrait. It held until the traffic lights changed."
        ),
        "awe",
        ("light",),
        months=(5, 6, 7, 8, 9),
        hour=16,
    ),
    Moment(
        (
            "We are emptying Oma's kitchen, Hanna and I, one cupboard a visit. She's in the home by the park now and "
            "asks each time whether we've done the cupboard under the sink, and we say not yet, and she says no, "
            "leave that, that one's terrible.\n\n"
            "Today the spices. Hanna on the steps handing down, me at the table with three boxes: keep, give, God "
            "knows. Paprika, best before 1998. Four nutmegs in a film canister. A tin that said TEA and had string "
            "in it, and a tin that said STRING, which we opened very slowly, and it was string.\n\n"
            "At the back there was the mortar. I'd forgotten the sound until Hanna put it down on the stone. It has "
            "a note, a sort of low clear G, it was the sound of her deciding to make something. Hanna heard it as "
            "well. She put in some peppercorns, from nowhere in particular, and ground them, three turns and a tap, "
            "three turns and a tap, the way Oma does it, and neither of us said a word, and it smelled the way that "
            "kitchen used to smell from the path.\n\n"
            "We drove over there afterwards with the mortar on my lap. Oma took it without surprise. She looked "
            "inside. “Te fijn,” she said, too fine, and handed it back to Hanna, and held on to her wrist for a "
            "while, and went on holding it."
        ),
        "connected",
        ("people", "taste", "sound"),
        place="Oma's kitchen",
        hour=14,
    ),
    Moment(
        "A whole carriage of people pretending not to look at one baby.",
        "connected",
        ("people",),
        place="tram 3",
        hour=17,
    ),
    Moment("Plum jam: four jars, no explosions.", "joy", ("making", "taste"), months=(8, 9), hour=20),
    Moment("Someone laughed first. Then the rest of us.", "connected", ("people", "sound")),
    Moment("민서가 귤을 까서 반을 줬다. 아무 말 없이.", "connected", ("people", "taste"), months=(11, 12, 1, 2)),
    Moment("My own handwriting on a jar, from some year when I labelled things: NUTMEG.", sources=("scent",)),
    Moment(
        (
            "Yuki's word of the week: 雨宿り. Waiting out the rain under a roof that isn't yours. Ours was the "
            "fishmonger's. He moved a crate so that we'd both fit."
        ),
        "connected",
        ("nature", "people"),
    ),
    Moment(
        (
            "The boy from the ground floor is scared of the cat and I'm scared of the doorbell. We've agreed that he "
            "knocks twice and I hold Mies. Today: two knocks."
        ),
        sources=("people", "animals"),
        hour=17,
    ),
    Moment(
        (
            "Mr Abara knocked with a plate under a second plate. “I have cooked for my brother, who is not coming.” "
            "I didn't know he had a brother. He stood in the door until I'd tried it."
        ),
        "connected",
        ("people", "kindness"),
        hour=19,
    ),
    Moment("He held the door and didn't make me hurry.", "less", ("people", "kindness")),
    Moment(
        (
            "The thing I can't do in the pool is put my ears under. With the ears under you can't hear who's coming. "
            "Today there was nobody but the old woman in the flowered cap, who does her lengths on her back like a "
            "bath toy, and I thought, well, she'd say something. So I lay back.\n\n"
            "It's very loud under there, actually. It hums. I could hear my own heart, in no hurry, and the pump, "
            "and far off a slow splash, splash: the cap. The roof has sixty-four panes and somebody's beach ball on "
            "it, from outside, flat."
        ),
        "less",
        ("touch", "rest"),
        place="the pool",
        months=(11, 12, 1, 2, 3),
        hour=7,
    ),
    Moment(
        "Hoed one row. Sat. The robin did the second row in its own way.",
        "calm",
        ("sound", "nature"),
        place="the allotment",
        months=(4, 5, 6, 7, 8),
        hour=19,
    ),
    Moment(
        "Shelled beans into the big bowl until it was dark. You don't look. The thumb knows.",
        "calm",
        ("touch", "making"),
        months=(8, 9),
        hour=20,
    ),
    Moment("Geese going over, very low, arguing.", "awe", ("animals", "sound"), months=(3, 9, 10, 11)),
    Moment(
        (
            "Snow enough for the hill. Juno went down on the tray, Hanna on the lid of the laundry basket, and I'd "
            "come in order to hold the coats. I was very firm about holding the coats. Then Juno came up with the "
            "tray and laid it at my feet, like the cat with a mouse, and walked off without looking round.\n\n"
            "I'd forgotten the sound. I'd forgotten that you scream, and that it's the screaming that steers. At the "
            "bottom I lay on my back in somebody's hedge with snow down to the vest. There were the coats, at the "
            "top, where I'd dropped them."
        ),
        "joy",
        ("people", "making"),
        place="the hill",
        months=(12, 1, 2),
        hour=11,
    ),
    Moment(
        (
            "Oma didn't know the year but she knew I take the heel of the loaf. She'd put it aside on the saucer, "
            "butter up to the edges."
        ),
        "connected",
        ("people", "taste"),
        place="the home by the park",
        hour=15,
    ),
    Moment(
        (
            "Twenty minutes on the wall by the river, doing nothing, with a bag of clothes pegs. Somewhere in the "
            "middle I'd stopped working out who was behind me. A barge went by called Geduld."
        ),
        "less",
        ("nature", "rest"),
    ),
    Moment(
        (
            "Built a den out of the sofa with Juno. Rules: no grown-ups, no shoes, no talking about beans. I was let "
            "in as a cat."
        ),
        "joy",
        ("people", "making"),
        hour=16,
    ),
    Moment("Low C. Felt it in the bench.", sources=("sound", "touch")),
    Moment("Radiator on for the first time. Burnt dust. Lovely.", "safe", ("scent",), months=(10,)),
    Moment(
        (
            "Mr Abara has asked me to be in charge of his tomatoes while he's at his daughter's. There's a written "
            "handover. “They do not like the wind. They like to be told the result.” It turns out he means the "
            "cricket.\n\n"
            "So at seven I stand on the balcony with the can and read out the result from my telephone to five "
            "tomato plants. From the balcony you see the whole yard, the bins and who goes to them, and the gate, "
            "and the long bit of street beyond it that I can't see from mine. I've been staying out there till it "
            "gets dark."
        ),
        "safe",
        ("people", "nature"),
        place="Mr Abara's balcony",
        months=(5, 6, 7, 8),
        hour=19,
    ),
    Moment(
        (
            "End-of-summer table on the allotments. You bring what you've got too much of, so there were nineteen "
            "bowls of courgette and one of cherries, from the dentist, who has the plot by the railway and must have "
            "frozen them. Long table, doors on trestles. Marek's wife sang. Marek's wife can really sing, and nobody "
            "had known except Marek, who looked at his plate the whole time with his ears bright red.\n\n"
            "A goods train went through, forty wagons of new cars. Everyone held their glass until it had passed. "
            "#allotment"
        ),
        "joy",
        ("people", "taste"),
        months=(8, 9),
        hour=17,
    ),
    Moment(
        (
            "Juno can read now. She read me the whole of "
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft with her finger under "
            "it, and then asked for a drink of water."
        ),
        "joy",
        ("people",),
        hour=17,
    ),
    Moment(
        (
            "A man came in with his great-grandfather's school map rolled up in a trouser leg. It was an actual "
            "trouser leg, tied at both ends. I've entered it in the register under packaging.\n\n"
            "We're keeping the trouser leg too. Wen has given it a number. The man signed for it very seriously, "
            "with his own pen, then asked whether he might see it once more before he left, and I thought that he "
            "meant the map. He laid his palm on it, on the knee."
        ),
        sources=("people",),
        place="the archive",
        hour=12,
    ),
    Moment(
        "Foghorn, far off. Counted to nineteen, and again. At the fourth one I was asleep.",
        "calm",
        ("sound",),
        months=(9, 10, 11),
        hour=6,
    ),
    Moment(
        (
            "My card was declined, and before I could go red the boy behind me had put a coin on the counter and was "
            "already talking about something else to his friend."
        ),
        sources=("kindness", "people"),
        hour=12,
    ),
    Moment("Washing dry by noon. It smells of outside.", "joy", ("scent", "light"), months=(4, 5, 6, 7, 8, 9)),
    Moment("The smell when you open the map drawer for 1911.", "awe", ("scent",), place="the archive", hour=10),
    Moment(
        (
            "Starlings over the reeds. A whole sky of them folding and unfolding and nobody in charge. A man next to "
            "me with a shopping bag said, to no one, “well, I never”, and he really never, you could tell."
        ),
        "awe",
        ("nature", "light"),
        place="the dyke",
        months=(9, 10, 11),
        hour=18,
    ),
    Moment(
        (
            "The parade went under the window, all morning, drums and a bus full of grandmothers. 🏳️‍🌈 One of them "
            "saw me up here and blew a kiss with both hands. I waved the tea towel."
        ),
        "connected",
        ("people", "light"),
        months=(6, 7),
        hour=15,
    ),
    Moment(
        (
            "The school class at the archive, twenty-six of them, ten years old, and I was to talk for half an hour. "
            "I'd slept two hours. I had cards. The cards were in the wrong order, and a girl at the front said, “You "
            "can just show us the old stuff.”\n\n"
            "So I put the 1911 harbour plan on the floor, the copy, and they took off their shoes and walked about "
            "on it looking for their streets. It went very quiet. “I'm in the sea,” said a boy. He was. His whole "
            "estate is. He stood there for some time in his football socks, in four fathoms."
        ),
        "connected",
        ("people", "making"),
        place="the archive",
        hour=16,
    ),
    Moment("A woman singing to her trolley. Second verse and everything.", "joy", ("people", "sound")),
    Moment(
        (
            "Wen and I carried the big atlas together, one at each end, up two floors, in step. You can't do it with "
            "someone who's in a hurry."
        ),
        "connected",
        ("people", "making"),
        place="the archive",
        hour=12,
    ),
    Moment("Mr Abara's radio through the wall. Cricket, I think.", "safe", ("sound", "people")),
    Moment(
        (
            "Came round the corner and my own window was lit, since I'd forgotten to turn it off. From outside it "
            "looked like a place where somebody lives."
        ),
        "safe",
        ("light",),
        months=(11, 12, 1, 2),
        hour=17,
    ),
    Moment("Erster Schnee. Sogar der Müllwagen klingt höflich.", "awe", ("sound",), months=(11, 12, 1)),
    Moment("Hanna hugs like someone closing a suitcase. It closed.", "safe", ("people", "touch")),
    Moment(
        (
            "بوی نان تازه، و هیچ عجله‌ای نیست. Leila says it the way other people say grace. We ate it off the "
            "paper, in the car, before it could get home."
        ),
        "safe",
        ("people", "scent"),
    ),
    Moment(
        (
            "Couldn't sleep so I went. Half past four at the edge of the wood it's dark and one bird says something, "
            "and then they all have something to say. I stood there in pyjamas under a raincoat."
        ),
        "awe",
        ("nature", "sound"),
        place="the wood",
        months=(4, 5),
        hour=5,
    ),
    Moment(
        (
            "Juno has taught Mies to shake hands. Mies has not been informed. She lifts the paw, she shakes it, she "
            "says good evening, the cat looks at me. #juno #mies"
        ),
        "joy",
        ("people", "animals"),
        hour=18,
    ),
    Moment("Put on hand cream and for once did each finger.", "less", ("scent", "touch")),
    Moment("“Bom dia”, disse o motorista. E era para mim.", "connected", ("people",), hour=8),
    Moment("The kettle clicked off and nobody needed anything.", "calm"),
    Moment("Slept with the window open. First time in this flat.", "less", ("rest",), months=(6, 7, 8), hour=3),
    Moment(
        (
            "Mr Abara says a soup needs somebody to sit next to it. So I sat next to the soup. He did the crossword "
            "and now and then one of us stirred."
        ),
        "connected",
        ("people", "taste"),
        place="Mr Abara's kitchen",
        hour=17,
    ),
    Moment("A spider's web on the gate, with all of the fog in it.", "awe", ("animals",), months=(9, 10)),
    Moment(
        (
            "Driver over the loudspeaker: “Next stop Town Hall, change here for trams and for the better.” Nobody "
            "laughed, and everyone did a bit, with the nose."
        ),
        "joy",
        ("people",),
        place="the 14 bus",
        hour=8,
    ),
    Moment(
        "An old man in the tram took off his glove to shake hands with a baby. The baby considered it, and shook.",
        "awe",
        ("people",),
        hour=11,
    ),
    Moment(
        (
            "Two people in class can't roll the r and two can't stop. We practised on each other. “Rua, rato, rir.” "
            "The teacher had to go out for a bit."
        ),
        sources=("people",),
        hour=20,
    ),
    Moment(
        (
            "🌧️ No umbrella. The greengrocer, Noor, put a leek box over my head and another over his own and walked "
            "me to the stop. 👨🏽‍🌾📦 We looked like furniture."
        ),
        "safe",
        ("people", "kindness"),
    ),
    Moment(
        (
            "Inês on a video call, both of us cooking the same thing from her mother's instructions, which have no "
            "amounts. “Quanto sal?” “O que pedir.” As much as it asks for. We stood our telephones against the flour "
            "and cooked, with two thousand kilometres of onions between us, and looked up now and then. She burnt "
            "hers. I went and sat at the table with mine and she with her toast, and her kitchen clock was an hour "
            "behind, so for a bit there was more evening. #mar"
        ),
        "safe",
        ("people", "taste"),
        months=(10, 11),
        hour=20,
    ),
    Moment(
        "The ice cream man said mine was “on the wobbly side” and built it up to match.",
        sources=("people", "taste"),
        months=(5, 6, 7, 8),
        hour=16,
    ),
    Moment(
        (
            "Oma's apron on the hook still has a peg in the pocket. I put my hand in, every visit, to see if the peg "
            "is there. It's there."
        ),
        "safe",
        ("scent", "touch"),
        place="Oma's kitchen",
    ),
    Moment("Crocuses between the tram tracks.", "joy", ("nature",), months=(2, 3), hour=8),
    Moment(
        (
            "Zeynep put an extra simit in the bag and closed the bag very fast, so that I couldn't start an "
            "argument. Still hot. Sesame in the scarf all day."
        ),
        "joy",
        ("taste", "scent"),
        place="Zeynep's",
        hour=9,
    ),
    Moment(
        "सुनीता ने अदरक वाली चाय भेजी, थर्मस में, बिना कुछ पूछे। ढक्कन पर एक छोटा-सा काग़ज़: “धीरे-धीरे।” #चाय",
        "safe",
        ("taste", "people"),
        hour=15,
    ),
    Moment("لیلا چای ریخت و گفت: «بشین، خسته‌ای.» نشستم.", "connected", ("people", "taste")),
    Moment("下雨了，猫在窗台上，我在猫旁边。 #猫", "calm", ("animals", "sound"), hour=16),
    Moment(
        (
            "The booth took four pictures of me getting up to see why it wasn't taking any pictures. I must have "
            "said something aloud because a voice on the other side of the curtain said, “You've got to sit lower. "
            "It thinks you're standing.” A hand came in, with rings, and spun the stool down. “Lower. There. Now "
            "think of a dog.” I have a passport until the middle of the next decade in which I'm quite clearly "
            "thinking of a dog."
        ),
        sources=("people", "kindness"),
        place="the passport photo booth",
        hour=12,
    ),
    Moment(
        "Dziś nic nie musi być gotowe. Zupa sama sobie pyrka.",
        "calm",
        ("scent", "sound"),
        months=(10, 11, 12, 1, 2, 3),
        hour=18,
    ),
    Moment(
        (
            "Walked past and they were all singing, the three barbers and both customers, with foam on. A song from "
            "the radio that everybody's mother had. One of them saw me through the glass and, without stopping, held "
            "up the fourth pair of scissors, as one offers a tambourine. I shook my head. I stood there for the rest "
            "of it with the shopping between my feet. On the last note the old one let the towel come down like a "
            "flag, and then they all went back to being barbers."
        ),
        sources=("people", "sound"),
        place="the barber's on the corner",
        hour=17,
    ),
    Moment(
        (
            "January, month of cement. Used the lunch break and the staff ticket and went into the palm house at the "
            "botanical garden. My glasses went white, so I stood inside the door blind as a loaf, and it came from "
            "everywhere: wet earth, something like bananas, something like a clean animal. Dripping. When the "
            "glasses cleared, a man with a broom was watching me with great satisfaction. “Everyone does that face,” "
            "he said. “I stand here for it.”"
        ),
        "joy",
        ("nature", "scent"),
        place="the palm house",
        months=(1,),
        hour=13,
    ),
    Moment(
        (
            "In the bike shed somebody had written “sorry about the bell” on a bit of masking tape, and stuck it to "
            "the bell."
        ),
        sources=("people",),
        hour=17,
    ),
    Moment(
        (
            "Sunita's daughter is nine hours old and has fingernails. I was given her to hold while somebody looked "
            "for a charger. She weighed the same as the good dictionary."
        ),
        "awe",
        ("people",),
        place="the maternity ward",
        hour=15,
    ),
    Moment("Μυρωδιά από ρίγανη στα δάχτυλα, όλο το απόγευμα.", "joy", ("scent",), months=(6, 7, 8)),
    Moment(
        (
            "A glass broke at the next table. Whole body: up. Then the waiter said “and now the other eleven” in a "
            "bored voice, and people laughed, and I was in a café again, with cake."
        ),
        "less",
        ("people", "sound"),
        hour=18,
    ),
    Moment("“Acele etme,” yazdı Zeynep. “Kapı açık.”", "less", ("people",)),
    Moment(
        (
            "For the record, the night nurse on Ward 3. I don't know her name, it was on the side that was turned "
            "away.\n\n"
            "They'd put me in the bed by the door. I can't do the bed by the door. I didn't say so, since the other "
            "bed had a person in it, and I lay there looking at the strip of light underneath and listening to every "
            "shoe in the corridor, the squeaking ones and the ones with hard heels and the ones that stop. At some "
            "point in the night she came to do the drip, and saw that I was awake, and saw, I suppose, where I was "
            "looking.\n\n"
            "She didn't ask. She went out, and came in again with a chair, one of those with wooden arms, and put it "
            "between me and the door with its back to me, and sat down on it, and took out a crossword. “I've got my "
            "break now,” she said to the corridor. “I'm having it here.”\n\n"
            "I could see the back of her head and a pencil behind one ear and the light coming round her. She "
            "smelled of hand gel and a cheese roll. Shoes came and went and whichever they were they'd have had to "
            "get past her, and she had very broad shoulders.\n\n"
            "“Seven letters,” she said after a time. “Sheltered from the wind.”\n\n"
            "I thought about it for a long while. I was asleep before I had it. It was leeward, I had it at "
            "breakfast, and she'd gone off shift by then, so I wrote it on the paper napkin and asked them to put it "
            "in her pigeonhole, and they said which nurse, and I said the one with the pencil, and they knew."
        ),
        "safe",
        ("kindness", "people", "sound"),
        place="Ward 3",
        hour=3,
    ),
    Moment("Warm bread under the coat.", "safe", ("taste", "scent"), months=(10, 11, 12, 1, 2, 3), hour=9),
    Moment(
        (
            "Mies, me, the blanket, in layers. A door banged somewhere below and one ear turned, hers, and that took "
            "care of it."
        ),
        "calm",
        ("rest", "animals"),
    ),
    Moment("Folded the tea towels in thirds, the way Oma did.", sources=("touch", "making")),
    Moment(
        "The heavy door of the library closes by itself, very slowly, with a breath at the end. I let it.",
        "calm",
        ("touch",),
        place="the library",
        hour=17,
    ),
    Moment(
        "Rain on the shed roof. Dry inside. #allotment",
        sources=("sound", "nature"),
        place="the shed",
        months=(3, 4, 5, 6, 7, 8, 9, 10),
        hour=15,
    ),
    Moment(
        (
            "Choir, last half hour, everyone tired, the Bruckner a swamp. Vera Pavlovna took her hands off the keys. "
            "She said: «Так. Теперь как пьяные». Nobody had enough Russian except Lev, who went pink. “As if drunk,” "
            "he said. “She wants it as if drunk.”\n\n"
            "We swayed. We slid up to everything. The tenors put their arms round each other. It was disgraceful, "
            "and at the end of it there was a chord hanging in the room so clean that she left the lid up and just "
            "pointed at it."
        ),
        "joy",
        ("sound", "people"),
        place="the church hall",
        hour=21,
    ),
    Moment(
        "Sharpened all the pencils at work with the crank one, the noise it makes like a small horse eating.",
        sources=("making", "sound"),
        place="the archive",
        hour=15,
    ),
    Moment(
        (
            "A bad one today, the sort where I can't tell you what happened since nothing did. Got home. Sat down in "
            "the hall in my coat next to the shoes, which is as far as I got.\n\n"
            "Mies came out of the kitchen and had a look. She went away. She came along the hall again with the "
            "string, the whole length of it trailing behind her, dropped it on my foot and sat down on the other "
            "end. I moved my foot. She looked at the string. I moved my foot. That was us for about three-quarters "
            "of an hour. At some point the coat had come off. #mies"
        ),
        "safe",
        ("touch", "animals", "rest"),
        months=(11, 12, 1, 2),
        hour=21,
    ),
    Moment("First coffee. Both hands round the cup.", "safe", hour=7),
    Moment(
        (
            "Marek over the fence, wordless, with a courgette the size of a dachshund. I gave him two jars and he "
            "looked relieved to see anything that wasn't a courgette. #allotment"
        ),
        "joy",
        ("taste", "people"),
        place="allotment 41",
        months=(7, 8),
        hour=15,
    ),
    Moment("Shoulders down. Noticed it at the sink.", "less", ("touch",)),
    Moment(
        (
            "Zeynep çayı ince belli bardakta getirdi, yanında tek bir kesme şeker. Sormadı, ben de anlatmadım. Camda "
            "yağmur vardı. #çay"
        ),
        "safe",
        ("people", "taste"),
        place="Zeynep's",
        hour=16,
    ),
    Moment(
        "Ducklings, nine, crossing against the light. Every car, both ways. A cyclist saluted.",
        "joy",
        ("animals",),
        place="the park",
        months=(4, 5),
        hour=10,
    ),
    Moment("The altos came in together. Even me. #choir", "joy", ("sound", "people")),
    Moment(
        "Juno with the hose, explaining to each plant why it was its turn.",
        "joy",
        ("people", "light"),
        months=(6, 7, 8),
    ),
    Moment("Rainbow, both ends, over the recycling yard.", "awe", months=(4, 5, 6, 7, 8, 9, 10), hour=17),
    Moment(
        (
            "Mended a tear in a harbour map today, 4 cm, with paste and a strip of tissue so thin you have to hold "
            "your breath. Held it. The sea is in one piece again."
        ),
        "calm",
        ("making", "touch"),
        place="the archive",
        hour=11,
    ),
    Moment("Juno on the phone: “I have a secret and it's cheese.”", "joy", ("people",)),
    Moment(
        (
            "Hanna took my coat off me in the hallway as you'd undress a child, one arm, other arm, and it was just "
            "when\n\n"
            "(phone rang, it was Hanna, I've still got her scarf)"
        ),
        "less",
        ("people", "touch"),
        months=(10, 11, 12, 1, 2, 3),
        hour=19,
    ),
    Moment(
        (
            "Wind all night, roof tiles talking. Mies under the blanket with her back against my knees, and the "
            "whole bed slightly purring."
        ),
        "safe",
        ("sound", "animals"),
        months=(11, 12, 1, 2),
        hour=6,
    ),
    Moment(
        (
            "The bit in the Tallis where everyone arrives on the same chord from different streets. I stopped "
            "singing to hear it, which isn't allowed."
        ),
        "awe",
        ("sound", "people"),
    ),
    Moment(
        (
            "Dictation. Senhor Duarte reads each sentence three times: once to frighten us, he says, once to write, "
            "and once to forgive. Outside it had begun to snow or rain, you couldn't tell in the dark, there was "
            "just a sort of stroking on the glass. “O gato dorme em cima do telhado.” Pens. “O gato… dorme…” Ten "
            "grown-ups with their tongues between their teeth. I had got telhado wrong, and then the third time "
            "round I heard it, the lh, like something being folded, and put it right."
        ),
        "calm",
        ("people", "sound"),
        place="evening class",
        hour=20,
    ),
    Moment("Somebody's dog leaned on my leg at the crossing and stayed leaning.", "connected", ("animals", "touch")),
    Moment(
        (
            "Texted Hanna: are you awake. She wrote: for you, medium.\n"
            "We watched the same stupid programme in two flats and said nothing but “that hat”."
        ),
        "safe",
        ("people", "kindness"),
        hour=22,
    ),
    Moment(
        "The man who sells batteries at the market calls everyone “chief”. He called me chief and then a pigeon.",
        sources=("people",),
    ),
    Moment(
        (
            "Wrote the list for the day. Crossed off “list”. Crossed off three others that weren't going to happen. "
            "Drank the coffee while it was hot."
        ),
        "less",
        ("making", "rest"),
    ),
    Moment(
        "Heather, miles of it, and the mist leaving in strips. It smelled of honey and wet dog. There was no dog.",
        "awe",
        ("nature", "scent"),
        place="the bog path",
        months=(8, 9),
        hour=7,
    ),
    Moment(
        (
            "Hanna's kitchen, four trays of biscuits, one of them burnt “for the uncles”. Flour on the cat calendar. "
            "Juno licking a whisk with her eyes shut."
        ),
        "joy",
        ("scent", "taste"),
        months=(12,),
        hour=16,
    ),
    Moment("New sheets.", "calm"),
    Moment(
        (
            "Tamar sent last year's recording, https://example.org/choir/2-december-take-3.ogg, with “4:10, listen "
            "to the left”. At 4:10 on the left there's somebody breathing in, and it's me."
        ),
        "connected",
        ("people", "sound"),
        hour=22,
    ),
    Moment(
        (
            "Couldn't sleep in the hostel, so I took the blanket down to the flats. Low tide, no wind. Somewhere "
            "there must have been ten thousand birds, since I couldn't see one and the whole edge of the world was "
            "murmuring.\n\n"
            "Then a grey line, and under it a pink one. The water began coming in, from nowhere, you couldn't call "
            "it waves, it was more that the sand turned to mirror in one place after another. A seal put its head up "
            "and looked at me like a night porter. I stood still until I had two wet feet and the sky was on both "
            "sides."
        ),
        "awe",
        ("nature", "sound"),
        place="the island",
        months=(6, 7, 8),
        hour=4,
    ),
    Moment("Phone call made. Four minutes. They were nice about it.", "less", ("people",), hour=10),
    Moment("The little bow the tram driver gives the other tram driver.", sources=("people",), hour=17),
    Moment(
        (
            "They called a name and it wasn't mine and I went back to reading about other people's kitchens. My foot "
            "had stopped going."
        ),
        "less",
        ("people", "sound"),
        hour=9,
    ),
    Moment("Mies fell off the bookcase in her sleep, landed, and washed, as planned.", "joy", ("animals",), hour=7),
    Moment(
        (
            "Two voices going up and up next door. I had my hand on the radio to turn it louder and then I heard the "
            "words. “No, the LEFT one. The left one. Who hangs a shelf like that.” Went and put the pasta on."
        ),
        "less",
        ("people", "sound"),
        hour=17,
    ),
    Moment("Mies asleep on the clean washing. Left it.", sources=("animals",)),
    Moment(
        (
            "Zeynep rang and said, “Don't talk, just come along,” and put the phone in her shirt pocket and walked "
            "to the shop. So I went to the shop. Traffic, her keys, two girls laughing, a bicycle bell, “two of "
            "those, no, the other two”, somebody's radio, her breath on the hill. At her door she took me out of the "
            "pocket and said, “Good. That's the shopping done.” I was lying on my own carpet the whole time, with my "
            "shoes on. Gülüm, dedi, yarın yine gideriz."
        ),
        "connected",
        ("people", "sound"),
        months=(4, 5, 6, 7, 8, 9),
        hour=19,
    ),
    Moment("Checked the stove once.", "less"),
    Moment(
        (
            "“밥 먹었어?” That's how Min-seo says hello, have you eaten. 아직, I said, not yet, which is one of my "
            "six words, and was led away by the sleeve."
        ),
        "connected",
        ("people", "taste"),
        hour=12,
    ),
    Moment("ป้าพลอยบอกว่า “กินก่อน ค่อยคิด” ก็เลยกินก่อน", "less", ("people", "taste"), hour=13),
    Moment("Snow light on the ceiling before I'd opened the curtains.", "awe", ("light",), months=(12, 1, 2), hour=7),
    Moment(
        (
            "Dr. Lindqvist's stairwell smells of soup at this hour. I wait a minute on the second step, every time. "
            "Today the door on the left opened and an old woman said, “Lentil,” and closed it again."
        ),
        "safe",
        hour=20,
    ),
    Moment(
        (
            "Oma had one of her days where she looks for the door. Up, coat, down, up. The young carer, Thijs, all "
            "elbows, twenty at most, put on his own coat and offered her his arm and they went down the corridor "
            "together to catch the boat. I walked behind with the bag. At the end there's a window, and they stopped "
            "and he looked at his watch.\n\n"
            "“It's late,” he said. “It's always late,” Oma said, quite pleased, and leaned on him, and the two of "
            "them stood looking out at the car park as if there were water in it. There was a bit of water in it. It "
            "had rained."
        ),
        "awe",
        ("people", "touch"),
        place="the home by the park",
        hour=16,
    ),
    Moment(
        (
            "Opened a drawer nobody has opened since 1962, said the slip. The blue on that river. Somebody mixed it, "
            "got it right, washed the brush and went home."
        ),
        "awe",
        ("light", "making"),
        place="the archive",
        hour=14,
    ),
    Moment("Mies on my chest, exactly as heavy as a cat should be. #mies", "safe", ("animals", "touch")),
    Moment("Doorbell. Didn't jump. Parcel.", "less"),
    Moment(
        (
            "The two builders on the scaffolding sing in thirds without noticing. Stood under it with my shopping. "
            "The melon was heavy but I had time."
        ),
        sources=("people", "sound"),
        hour=12,
    ),
    Moment("Juno's hand in mine, sticky, without looking.", "connected", ("people", "touch")),
    Moment(
        "Changed the bulb on the stairs. Six months I've lived with that bulb.",
        sources=("light", "making"),
        months=(11, 12),
        hour=17,
    ),
    Moment("One trumpet, from the tower, in the dark.", "awe", ("sound",), months=(12,), hour=17),
    Moment(
        "Stroopwafel op de rand van het kopje. Wachten tot hij slap wordt. #tea",
        "calm",
        ("taste", "scent"),
        months=(10, 11, 12, 1, 2, 3),
        hour=15,
    ),
    Moment(
        "The linen cupboard. Lavender bags, older than me, and under them my pillowcase with the ducks.",
        sources=("scent", "touch"),
        place="Oma's",
    ),
    Moment(
        (
            "Walked the passage behind the station with the phone in my pocket instead of in my hand. It's eighty "
            "steps. At about fifty I noticed somebody had painted a pear on the wall."
        ),
        "less",
        ("light",),
        hour=7,
    ),
    Moment("“Kolay gelsin,” dedi fırıncı. Geldi de.", "connected", ("people", "kindness")),
    Moment(
        (
            "Court letter, or what looked like one: the window, the grey paper. I carried it about the flat for two "
            "days like a full bowl. Today I took it over to Mr Abara. He fetched his other glasses. He read it "
            "standing up at the window, both sides, then he read it again, moving his lips, with me looking at the "
            "back of his neck. Then he sat down and smoothed it flat on the oilcloth with the side of his hand, four "
            "or five times, long past when it was flat. “It's a survey,” he said. “They would like to know if you "
            "are satisfied with the court.”"
        ),
        "less",
        ("people", "light"),
        hour=16,
    ),
    Moment("Tea again. No apologies. #tea"),
    Moment(
        (
            "The canal had frozen in the night with all its wrinkles in. A coot walking about on it, hands behind "
            "its back."
        ),
        "awe",
        ("light", "nature"),
        place="the canal",
        months=(12, 1, 2),
        hour=8,
    ),
    Moment(
        "Der Garten nach dem Regen. Alles tropft, alles riecht, keiner will was. #grün",
        "calm",
        ("nature", "scent"),
        months=(4, 5, 6, 7, 8),
        hour=19,
    ),
    Moment(
        (
            "The window of number 4 going round. Two blue socks, one yellow, two blue, one yellow. A stranger was "
            "watching it too and we didn't need to discuss it."
        ),
        "calm",
        ("light", "touch"),
        hour=11,
    ),
    Moment(
        (
            "We shelled peanuts on his balcony and watched the crane put a bathroom on the sixth floor. He said, “In "
            "my father's house the water came on a bicycle.” Then nothing for a while. The crane went back for "
            "another bathroom."
        ),
        "calm",
        ("people", "light"),
        place="Mr Abara's",
        months=(5, 6, 7, 8, 9),
        hour=18,
    ),
    Moment(
        (
            "Стояли у воды и молчали, все трое. Ветер, чайки, у кого-то в термосе чай. Вера Павловна сказала: "
            "«Хорошо молчим». #море"
        ),
        "awe",
        ("nature", "sound"),
    ),
    Moment(
        "Last ferry. I sat on the rope box, which is warm from the engine. A couple were not quarrelling any more.",
        "calm",
        ("sound", "touch"),
        months=(6, 7, 8, 9),
    ),
    Moment("Hanna: 👩🏻‍🌾❤️‍🔥🥔 (no further explanation was given)", "connected", hour=20),
    Moment("„Du musst gar nichts“, sagt Hanna und schneidet weiter Lauch.", "less", ("people", "kindness")),
    Moment(
        (
            "Aisle five, tinned fruit. The lights were too loud, they've changed them, and the man with the pallet "
            "truck was behind me and then beside me and I couldn't remember what I'd come for or how a person leaves "
            "a shop. So I read the labels. Peach halves in light syrup. Peach slices in light syrup. Peach halves in "
            "juice.\n\n"
            "Usually I leave the basket where it is and go home and have toast. There's a whole trail of my baskets "
            "through this town. I looked for the exit sign and it was behind the pallet truck.\n\n"
            "A girl in the green uniform came and stood next to me and started turning tins so that they all faced "
            "the front. She didn't say anything. After about six tins I turned one too. We did the whole shelf, her "
            "from the left, me from the right, and met at pineapple. Somewhere in the apricots the music had come on "
            "again, or I'd started hearing it, something with a saxophone, quite bad.\n\n"
            "“Halves or slices,” she said. “Halves,” I said. She put them in my basket and went off to wherever she "
            "had been going. My hands were cold from the tins and otherwise they were just hands."
        ),
        "less",
        ("people", "kindness", "taste"),
        place="the supermarket",
        hour=18,
    ),
    Moment("The moon was in the window of the flat opposite, fourth floor, no curtains.", "awe", hour=22),
    Moment(
        (
            "Family portrait by Juno: 👩‍👧 Hanna and her, me beside them with very long arms, 🐈‍⬛ as big as a "
            "horse. I asked about the arms. “For reaching.” #juno #mies"
        ),
        "joy",
        ("people", "making"),
    ),
    Moment("The nurse warmed the stethoscope first.", "less", ("kindness", "touch")),
    Moment(
        "Tamar turns the page for both of us. She does it a bar early since she knows I panic at page turns. #choir",
        "connected",
        ("people", "sound"),
    ),
    Moment(
        (
            "Lisboa: roupa a secar por cima da rua, cheiro a sabão e a sardinha ao mesmo tempo. Uma senhora à janela "
            "baixou um cesto com uma corda. Lá em baixo alguém pôs pão dentro. #mar"
        ),
        "calm",
        ("scent", "light"),
        place="Lisboa",
        months=(6, 7),
        hour=11,
    ),
    Moment(
        (
            "The plumber said before each thing what the thing would be. “Now I'm going to knock on the pipe. Now "
            "I'm going behind you to the window.” I hadn't asked him to. By the end I was reading the paper."
        ),
        "less",
        ("people", "kindness"),
        hour=10,
    ),
    Moment(
        (
            "Hanna hummed the dishwasher song down the phone, the one our father made up, and without thinking I did "
            "the bass line, which is the word “plates”."
        ),
        "connected",
        ("people", "sound"),
    ),
    Moment("Hot chestnuts, paper bag, pocket.", sources=("taste", "scent"), months=(11, 12), hour=17),
    Moment("Hanna and I hung up at the same moment. Again.", sources=("people",)),
    Moment("قال نور: «على مهلك، ما في شي بيطير».", "less", ("people", "kindness")),
    Moment(
        "The driver waited for me. Looked straight ahead like it was nothing.",
        "connected",
        ("people", "kindness"),
        place="the 14 bus",
        hour=8,
    ),
    Moment("The shouting downstairs was football.", "less", ("sound",), hour=22),
    Moment(
        (
            "On the bridge I let the runner go by on the outside. Went on walking at my speed, along the railing, "
            "looking at the water like someone with a hat."
        ),
        "less",
    ),
    Moment("🐈‍⬛ on the mat when I came in. No comment, but on the mat. #mies", "connected", ("animals",)),
    Moment(
        (
            "Sunita put her hand flat between my shoulder blades and said, “This is a coat hanger, take it out.” "
            "Hung it up somewhere. Drove home lower. Well, was driven. The 14."
        ),
        "less",
        ("touch", "people"),
        hour=16,
    ),
    Moment("My name, said nicely, in a queue.", "connected", ("people",), hour=11),
    Moment(
        (
            "Die Frau an der Kasse: „Nehmen Sie sich ruhig Zeit.“ Drei Minuten Kleingeld, und hinter mir hat keiner "
            "geseufzt. Einer hat sogar mitgezählt."
        ),
        "less",
        ("people", "kindness"),
        hour=11,
    ),
    Moment(
        "A gull stood on the rail and went across with us, facing forwards, like the other passengers.",
        sources=("animals", "people"),
        place="the ferry",
        months=(4, 5, 6, 7, 8, 9),
        hour=11,
    ),
    Moment(
        (
            "Marek przez płot: „Weź te ogórki, bo zwariuję”. Cztery kilo. Plus koper, plus słoiki, plus rada, żeby "
            "nie słuchać jego żony. Jego żona: „Słyszę”."
        ),
        "joy",
        ("people", "nature"),
        place="the allotment",
        months=(7, 8),
        hour=17,
    ),
    Moment(
        (
            "The vet's waiting room, Mies in the basket giving her opinion. Everybody in there had a box or a lead, "
            "and something frightened at the other end of it. A huge man with a tattooed neck was bent double over a "
            "shoebox saying “I know, I know, I know.” A schoolboy had a hen.\n\n"
            "I found I was saying it as well, into the basket, “I know, I know,” and so was the woman with the "
            "greyhound. It was like being in a dovecote. When my turn came I'd have been quite happy to let the hen "
            "go first."
        ),
        "less",
        ("people", "animals"),
        place="the vet's",
        hour=11,
    ),
    Moment("Ten at night and I can still read the bus stop.", "awe", ("light",), months=(6,), hour=22),
    Moment(
        "Upper bunk. Somebody below me is reading to a child in a language I don't have. I think there's a bear in it.",
        "safe",
        ("people", "sound"),
        place="the night train",
        hour=23,
    ),
    Moment(
        (
            "Hall light off. Bathroom light on. That's one fewer than last week, and the wardrobe was a wardrobe all "
            "night."
        ),
        "less",
        hour=23,
    ),
    Moment("Cardamom."),
    Moment("Someone had swept the stairs.", sources=("kindness",)),
    Moment(
        (
            "We're doing the one with the descant. The sopranos went up and one of them, Birgit I think, just "
            "laughed out loud on the top note, and it stayed in tune. #choir"
        ),
        "joy",
        ("people", "sound"),
        months=(11, 12),
    ),
    Moment(
        (
            "Juno asked Wen how to write “person”. 人. “Two lines, leaning,” said Wen. There are now people all the "
            "way down the fence, in chalk, some of them leaning the wrong way."
        ),
        "joy",
        ("people", "making"),
        place="Hanna's",
        months=(4, 5, 6, 7, 8, 9),
        hour=15,
    ),
    Moment("שקט. גשם, וחתולה.", "calm", ("sound", "animals"), months=(10, 11, 12, 1, 2, 3)),
    Moment("Cherry blossom in a puddle, going round.", "awe", ("nature", "light"), months=(4,)),
    Moment(
        (
            "Northern lights, over the ring road, over the furniture shop. I thought it was the stadium. I was "
            "taking the bottles out and there was a man in the yard I don't know, in a vest, with his head right "
            "back, and ordinarily I'd have gone straight in again. He pointed. So I put down the bottles.\n\n"
            "Green, then a kind of curtain of it, then red at the top like something being heated. People were "
            "coming out of all the doors in blankets and saying “it's green” to each other. I rang Hanna and we both "
            "stood with our telephones and said “it's green”. The man in the vest had begun to shiver. I gave him my "
            "scarf and he gave it back on the stairs. #grün"
        ),
        "awe",
        ("light", "nature"),
        months=(1, 2, 3, 9, 10, 11, 12),
        hour=23,
    ),
    Moment("Frost on the bins, every single one of them glittering.", "awe", ("light",), months=(11, 12, 1, 2), hour=7),
    Moment(
        (
            "Juno's potatoes. She'd planted them at Easter, five, each with a name, and had been asking since about "
            "the following morning.\n\n"
            "I showed her how to put the fork in well away from the stem and lean. Nothing. Lean more. She stood on "
            "the handle with both feet and still nothing, and then the whole plant came up with a noise like a boot, "
            "and she looked at the roots, and there were little white ones hanging off it, and she looked into the "
            "hole.\n\n"
            "I wish I could draw. She didn't shout. She got down on her stomach in her good dress with her chin over "
            "the edge and put one arm in up to the shoulder and brought one out, the size of a fist, and wiped it "
            "very carefully on her face. “It was in there,” she said. “It was in there all the time and it was "
            "dark.” Then she put the arm back in.\n\n"
            "Twenty-three, and one with a hole from the fork, which was given a leaf for a bandage. Marek came to "
            "the fence and took off his hat. He asked what sort they were. “That's Gunnar,” said Juno, “that's "
            "Gunnar, that's Petra, that's Gunnar.”\n\n"
            "We boiled them in the shed on the little stove, with the skins on, butter and salt, sitting on upturned "
            "crates with the door open and the rain just starting. She ate four, holding each one up first to see "
            "who it was. I had earth to the elbows. I don't think I'd had a thought in my head for an hour and a "
            "half apart from potato. #allotment #juno"
        ),
        "joy",
        ("people", "nature", "touch"),
        place="allotment 41",
        months=(8, 9),
        hour=10,
    ),
    Moment(
        (
            "She turned her screen round so I could see it. “Look, this is all it says about you.” It was four "
            "lines. One of them was my birthday."
        ),
        "less",
        ("people", "kindness"),
        hour=10,
    ),
    Moment(
        (
            "Got lost in a wood that has a motorway on three sides. It's about the size of an airport. Even so: that "
            "tightening, every trunk the same, the light going, sticks cracking that turned out to be me. Then a "
            "horse. Just a horse's face over a gate, steaming a bit, with a leaf on its forehead. I said good "
            "evening. It breathed down my collar and went through both my pockets very thoroughly, and by the time "
            "it had done with the second one I could hear the motorway again, on the left, where it had always been."
        ),
        "less",
        ("nature", "animals"),
        place="the wood",
        months=(9, 10, 11),
        hour=16,
    ),
    Moment("文姐发来三个字：慢慢来。", "less", ("people",)),
    Moment(
        (
            "Kicked through the plane leaves the whole length of the avenue like a person of six. Met a colleague. "
            "Kept kicking."
        ),
        sources=("nature", "touch"),
        months=(10, 11),
        hour=13,
    ),
    Moment(
        "Leaf mould. Stood over the heap and just smelled it. #allotment", "less", ("scent", "nature"), months=(10, 11)
    ),
    Moment(
        "A square of sun on the kitchen wall, 16.10 to 16.25. I've started being there for it.",
        sources=("light",),
        months=(2, 3),
        hour=16,
    ),
    Moment(
        (
            "A drunk man was loud at the back. The woman opposite caught my eye, lifted her handbag off the seat "
            "beside her and looked at the seat. I sat down. We talked about radishes as far as the depot."
        ),
        "safe",
        ("people", "kindness"),
        place="tram 3",
        hour=21,
    ),
    Moment("Lay on the floor. The floor held.", "less", ("touch", "rest")),
    Moment(
        (
            "The big dog that barks was lying on its back in the grass with its legs open, being a rug. We looked at "
            "each other."
        ),
        "less",
        ("animals", "nature"),
    ),
    Moment(
        (
            "Listed, for no reason, while waiting for the potatoes:\n\n"
            "the lamp\n"
            "the sound of the lid\n"
            "the smell of the lamp (dust, warm)\n"
            "Mr Abara coughing in B flat\n"
            "the cat pretending to be a loaf\n"
            "steam going up past the calendar, where somebody has drawn a moustache on the whole of the month\n"
            "my feet, which I'd forgotten about, on the rung of the chair where the paint has been worn off by other "
            "feet"
        ),
        sources=("light", "rest"),
        months=(10, 11, 12, 1),
        hour=16,
    ),
    Moment(
        (
            "Someone sat down at the station piano with a rucksack still on and played about a minute of Schubert, "
            "got to the hard part, said “well”, and caught the train."
        ),
        "awe",
        ("people", "sound"),
        place="the station",
        hour=17,
    ),
    Moment(
        (
            "The woman beside me fell asleep on my shoulder for three stops. I was already past mine by the time she "
            "woke. She said sorry in two languages and I said it in one."
        ),
        sources=("people", "kindness"),
        place="the 14 bus",
        hour=18,
    ),
    Moment(
        (
            "All the windows open in the yard and somebody practising the clarinet, always the same four bars. "
            "Around ten they got the fourth one. A voice from another floor: “Na also.”"
        ),
        sources=("sound",),
        months=(5, 6, 7, 8),
        hour=22,
    ),
    Moment(
        (
            "Noor is teaching me to choose a melon. You don't knock, that's for films. You hold it up and wait. "
            "“ثقيلة؟” Heavy? I said I thought so. “Heavier than it looks, or as heavy as it looks?” A woman with "
            "twins had opinions, then so did a man who'd come in for cigarettes. In the end there were four of us "
            "standing on the pavement with a melon each, weighing them against our own faces in the window. #گرمک "
            "says Leila's handwriting on the price card, and Noor has given up correcting it."
        ),
        "connected",
        ("people", "taste"),
        place="Noor's shop",
        months=(6, 7, 8, 9),
        hour=18,
    ),
    Moment(
        (
            "Nap under the heavy coat. There's a smell in the lining of trains and peppermint. Woke up with a button "
            "printed on my cheek."
        ),
        "safe",
        hour=15,
    ),
    Moment("Sat with my back to the door for a whole soup.", "less", ("taste",), place="the soup place"),
    Moment(
        (
            "At https://example.org/lost-and-found/gloves?side=left there's a picture of my glove. Someone has "
            "photographed it on a velvet cushion."
        ),
        "joy",
        ("kindness",),
        hour=9,
    ),
    Moment("日だまりで寝ている。起こさない。 #猫", "calm", ("animals", "light"), months=(10, 11, 12, 1, 2, 3)),
    Moment(
        "A child counted every dog out loud. Seven, and one she wasn't sure of.",
        "joy",
        ("people", "animals"),
        place="the 14 bus",
    ),
    Moment(
        (
            "“Doe maar rustig aan,” zei de man van de pont tegen mij en mijn fiets. “Het water loopt niet weg.” Ik "
            "heb eerst mijn handschoenen uitgedaan, en toen pas mijn kaartje gezocht."
        ),
        "connected",
        ("people", "kindness"),
        place="the ferry",
        months=(11, 12, 1, 2, 3),
        hour=10,
    ),
    Moment(
        (
            "Juno was a tree in the nativity play. Not one of the main trees. At the end she bowed for so long that "
            "the angels had to go round her."
        ),
        "joy",
        ("people",),
        months=(12,),
        hour=16,
    ),
    Moment("The hospital corridor has a fish tank now. One of them looks tired too.", "less", ("animals", "light")),
    Moment("Regen op het tentdoek. Binnen droog, buiten niemand.", "safe", ("sound",), months=(6, 7, 8), hour=23),
    Moment(
        (
            "A man stood too close in the queue and I stepped to the side, and he stepped to the other side, and it "
            "was just two people being tall near the cheese."
        ),
        "less",
        ("people",),
        hour=12,
    ),
    Moment(
        (
            "Juno has organised a funeral for a wasp. There were invitations. I was told to wear black and to bring "
            "a fact.\n\n"
            "Hanna's fact was that wasps make paper. Mine was that they recognise each other's faces. Mies (by "
            "telephone) had no fact. Juno said a few words, among them “pointy” and “brave”, then stopped and looked "
            "at the matchbox for a bit and said, “It moved.” It had, too. It walked out over the cotton wool, in its "
            "best, and we had the biscuits anyway. #juno"
        ),
        "joy",
        ("people", "animals"),
        place="Hanna's",
        months=(9, 10),
        hour=17,
    ),
    Moment("The lift was empty.", "less", place="the archive"),
    Moment(
        (
            "I asked the lifeguard which lane was slow and she said, “Whichever one you're in, then it's slow, and "
            "they can go round.”"
        ),
        "less",
        ("people", "kindness"),
        place="the swimming pool",
        hour=8,
    ),
    Moment(
        (
            "Fever, three days. Had eaten crackers and one onion. Around eight the two knocks, the ones we agreed "
            "on, and the boy from the ground floor was standing there at arm's length with a bag bigger than "
            "himself. From Ploy: number eleven in a jar wrapped in a towel, rice, a lemon, and on the lid in felt "
            "pen หายเร็วๆ นะ. Get well soon, my phone says it says. He said, “I'm not supposed to stay, I'm supposed "
            "to say that she counted.” She'd counted the days I hadn't been in."
        ),
        "safe",
        ("taste", "people", "sound"),
        months=(11, 12, 1, 2, 3),
        hour=20,
    ),
    Moment(
        (
            "Tamar's table for the new year, apples, honey, two candles, nine chairs that don't match. She explained "
            "each thing in one sentence and her uncle corrected each sentence. I was asked to read a line in a "
            "language I can't read, so a boy of eight read it into my ear a word at a time and I said it out loud a "
            "word at a time: שנה... טובה... ומתוקה. By the third word we were going along at quite a pace, he and I, "
            "like two people carrying a mattress. “Not bad,” said the uncle."
        ),
        "connected",
        ("people", "taste"),
        months=(9, 10),
        hour=18,
    ),
    Moment(
        (
            "A note through the door: “We'll be drilling between 2 and 3, then never again. Flat 6.” They'd drawn a "
            "drill with a sad face."
        ),
        sources=("people", "kindness"),
    ),
    Moment("The hairdresser asked if quiet was all right. Quiet was all right.", "less", ("people", "touch")),
    Moment(
        (
            "Woke and the room was pink. All of it, even the radiator. Thought: I'll tell somebody. Thought: in a "
            "minute. It was over in a minute."
        ),
        "awe",
        hour=5,
    ),
    Moment("「ただいま」と言ったら、猫が返事をした。 #猫", "connected", ("animals",)),
    Moment(
        (
            "Tea before the house wakes up. By house I mean the pipes, and the man above with the clogs.\n\n"
            "Nothing yet. #tea"
        ),
        "calm",
        ("taste", "rest"),
        hour=6,
    ),
    Moment(
        (
            "Power cut, the whole street. I heard it before I saw it, that sigh a house makes when all the fridges "
            "stop.\n\n"
            "Normally the dark on the stairs is my least favourite room in the building. But a door opened above, "
            "and one below, and somebody said “is it just us” and somebody else said “it's the world, go back in”, "
            "and nobody went back in. The boy from the ground floor came up with a torch in his mouth. The student "
            "from Flat 6, he of the drill, had tea lights, a hundred of them, he had bought them for a purpose that "
            "hadn't worked out. We put one on each step. Three floors of them.\n\n"
            "Mr Abara came out last, in his good dressing gown, with a folding chair, and sat down on the landing as "
            "though it had been booked. “In Enugu,” he said, “this is Tuesday.” He told us about his aunt who could "
            "iron by moonlight. The woman from the first floor passed round a tray of things that were going to melt "
            "anyway.\n\n"
            "I sat on the top step with my back against my own door, and Mies came out between my feet and looked "
            "down through the banisters at all the little lights, and stayed. People I have known as footsteps had "
            "faces. The one with the clogs is called Ansgar. He'd been worrying about the clogs.\n\n"
            "When the light came on again everybody said “oh” in the same disappointed voice, and blew out the step "
            "they were on."
        ),
        "safe",
        ("light", "people", "kindness"),
        place="the stairs",
        months=(10, 11, 12, 1, 2),
        hour=20,
    ),
    Moment(
        (
            "Heard Mr Abara come up the stairs. I know the sequence now: two steps, keys, a cough, a bit of hymn. I "
            "used to hold still for every pair of shoes. Tonight I went on chopping."
        ),
        "safe",
        ("people",),
        hour=19,
    ),
    Moment("Mies blinked at me. I blinked back. #mies", "connected", ("animals",)),
    Moment("Awake at four. Mies also. We had a word about it and slept.", "less", ("animals",), hour=4),
    Moment(
        (
            "The river here is so wide that the other side has its own weather. We sat on the steps with our feet "
            "almost in it. Inês: “It does this every day, you know.” #mar"
        ),
        "awe",
        ("nature",),
        place="Lisboa",
        months=(5, 6, 9, 10),
        hour=20,
    ),
    Moment(
        (
            "The drill stopped and she said, “Half a minute, we both breathe,” and looked out of the window, so I "
            "did as well. There was a man on a roof eating a sandwich."
        ),
        "less",
        ("people", "sound"),
        hour=9,
    ),
    Moment(
        (
            "Marek's been ill and his beds were a disgrace by his standards, that is, there was a leaf. Five of us "
            "turned up to dig without having talked about it, everyone with their own spade, a bit embarrassed, like "
            "people in the same hat. Nobody dug fast. At four his wife came down the path with the big pot and he "
            "was behind her on two sticks, and he walked along the whole row, bed by bed, and shook his head at each "
            "one. Then he said we could do it again in the autumn. #allotment"
        ),
        "connected",
        ("people", "nature"),
        months=(3, 4),
        hour=15,
    ),
    Moment(
        (
            "The loudspeaker said my train from another platform in three minutes, and the crowd turned round all at "
            "once, and I was in it, going the wrong way, with a case. Somebody's bag hit me in the face. I got as "
            "far as a pillar and held it.\n\n"
            "There was another person on the other side of my pillar, holding it too. A very tall woman in a good "
            "suit. We looked round at each other. “I always let the first lot go,” she said. The first lot went. It "
            "took under a minute, then there was a whole empty platform with a pigeon on it. We walked."
        ),
        "less",
        ("people", "kindness"),
        place="the station",
        hour=7,
    ),
    Moment(
        (
            "Crossed over on the early ferry for no reason except that I'd woken up. Fog. Halfway, neither side was "
            "there: no cranes, no cathedral, a grey disc of water and us in the middle of it with the lamps on. The "
            "engine slowed. A woman in cleaner's overalls was eating a boiled egg out of her hand, salt in a twist "
            "of paper, with such attention that I turned and looked at the fog the same way. It was more yellow than "
            "I'd have said."
        ),
        sources=("nature", "light"),
        place="the ferry",
        months=(10, 11, 12, 1, 2),
        hour=8,
    ),
    Moment(
        "A chalk sun on the pavement, with eyelashes.", "joy", ("light", "people"), months=(4, 5, 6, 7, 8, 9), hour=16
    ),
    Moment(
        (
            "Took the train to the end of the line because I'd never seen it. It's a platform, a bench and a "
            "machine. Behind the machine a path, and at the end of the path a reservoir, with pines, and a sort of "
            "beach the width of a towel.\n\n"
            "I lay there. Warm sand in one ear. An ant had business with my wrist and went on over, and down, and "
            "off. I could hear the level crossing every half an hour and it always took me a moment to remember what "
            "it was."
        ),
        "calm",
        ("nature", "rest"),
        place="by the reservoir",
        months=(6, 7, 8),
        hour=15,
    ),
    Moment("«Ну вот и всё», — сказала Вера Павловна и закрыла рояль. #choir", "calm", ("sound", "people"), hour=21),
    Moment(
        (
            "Auf dem Heimweg war der ganze Westen orange, dazwischen ein einziger Kran, ganz schwarz. Der Mann vom "
            "Kiosk ist extra herausgekommen. „Kost nix“, hat er gesagt. #abend"
        ),
        "awe",
        ("nature", "light"),
        months=(5, 6, 7, 8),
        hour=21,
    ),
    Moment(
        (
            "The coffee at group is so bad it has become a person we all know. Tonight R. brought real milk and "
            "there was a silence, and then applause."
        ),
        "connected",
        ("people", "taste"),
        hour=19,
    ),
    Moment(
        (
            "Oma's oude receptenschrift, met de vetvlek precies op de goede bladzij. Ik hoef het woord niet te "
            "lezen, de vlek zegt het al: boterkoek."
        ),
        "safe",
        ("taste", "scent"),
        place="Oma's kitchen",
        hour=16,
    ),
    Moment(
        (
            "The fireworks started early and I thought, oh no, and then Mies yawned, with every tooth, and I looked "
            "at the teeth."
        ),
        "less",
        ("sound",),
        months=(12,),
        hour=22,
    ),
    Moment(
        (
            "Invited to break the fast at Zeynep's mother's table, fourteen people and one cat under it. Nobody "
            "looked at what was in my glass, it was ayran in everyone's. I was given the chair with arms."
        ),
        "joy",
        ("taste", "people"),
        place="Zeynep's",
        months=(2, 3),
        hour=18,
    ),
    Moment(
        (
            "Inês's parents live on the fourth floor and there's no lift, so by the time you arrive you have been "
            "humbled and everyone is nice to you.\n\n"
            "I had been dreading it: twelve people, a language I have forty minutes of a week, nowhere to put my "
            "face. They'd seated me next to the grandfather, who is deaf, and I thought at first that was bad luck "
            "and then I saw that it was the best seat in the house. Nobody asks you anything next to the "
            "grandfather. He peeled things and put them on my plate. A prawn, a prawn, half a fig. When I said "
            "obrigado or obrigada or whatever I said, he patted the table beside my plate, twice, as you'd pat a "
            "horse.\n\n"
            "Later somebody switched the lamp off because of the moths and we were just sitting there with the "
            "window open on the whole hill, all those kitchens. A radio down in the street. Someone's knees against "
            "the table. The talk went round and round and I stopped trying to catch it, I let it go by like a tram, "
            "and it turned out that some of it stopped: água, amanhã, não faz mal, a tua irmã, deixa estar.\n\n"
            "Deixa estar. It means leave it, let it be. They were talking about a broken blind.\n\n"
            "The grandfather had fallen asleep with his hand next to my plate. From where I sat I could see a strip "
            "of the river, and on it one boat with one light, going so slowly that I checked it against the edge of "
            "a chimney. It was moving. #mar"
        ),
        "calm",
        ("people", "light", "sound"),
        place="Lisboa",
        months=(5, 6, 9, 10),
        hour=21,
    ),
    Moment("Eerste kievit boven het weiland. Riep gewoon zijn eigen naam.", "joy", ("animals", "sound"), months=(3, 4)),
    Moment(
        (
            "They were giving a concert at the depot, and we, the choir, stood in among the trams. Sound check in an "
            "empty hall: Lev clapped once, to see. It went up into the roof and walked about. Nobody spoke until it "
            "had come down. Then somebody right at the back, a mechanic, I think, in the pit under number 308, sang "
            "one note, an ah, a nice round one. And Birgit answered. And then we were at it for a good five minutes, "
            "us up here, him down there, and I never saw more of him than a lamp. #choir"
        ),
        "awe",
        ("people", "sound"),
        place="the tram depot",
        months=(5, 6),
        hour=20,
    ),
    Moment("Mist up to the knees of the trees.", "awe", place="the canal", months=(9, 10, 11), hour=7),
    Moment("The sea, for about nine seconds, between two warehouses.", "awe", ("light",), place="from the train"),
    Moment(
        (
            "Three at night. The worry came with its folder. I said tomorrow, and put the folder (an actual folder) "
            "out on the landing under the boots. Heard myself snore."
        ),
        "less",
        hour=3,
    ),
    Moment("Lay in the grass until it printed my arm. #grün", "calm", ("nature",), months=(6, 7, 8)),
    Moment("Fell asleep during the weather for ships.", "calm", hour=1),
    Moment("Five o'clock and still daylight. Told Mies.", "joy", ("light",), months=(2, 3), hour=17),
    Moment(
        (
            "Balcony. One chair, one beer with no alcohol in it, one swift after another. The sky took forever and I "
            "had nothing on."
        ),
        "calm",
        ("light", "rest"),
        months=(6, 7, 8),
        hour=21,
    ),
    Moment("Said no. The ceiling stayed up.", "less", ("people",)),
    Moment("A wren. So loud for a thing that size.", "awe", ("animals", "sound"), months=(1, 2, 3, 4, 5), hour=8),
    Moment(
        (
            "Night flowers at the observatory lady's plot, number 12. She rang round at ten: tonight, she thought. "
            "Six of us on camp stools in coats, a torch with red paper over it. For half an hour it was a green bud "
            "and some grown people staring at it. Somebody's stomach. Then a sort of shiver, and one petal let go, "
            "you really could hear it, a tick like a beetle. Then the next. It was open in about the time it takes "
            "to lace up a shoe, white, as big as a plate, and the smell came over us like someone opening a door."
        ),
        "awe",
        ("nature", "people"),
        place="the allotment",
        months=(6, 7),
        hour=23,
    ),
    Moment(
        "The director asked to see me “quickly” and it was about the plant. Would I like the plant. I have a plant.",
        "less",
        ("people",),
        place="the archive",
        hour=15,
    ),
    Moment("Someone else's knitting needles.", "safe", ("sound", "people"), place="the waiting room", hour=9),
    Moment("Clean glasses, as in spectacles. The whole street has edges.", sources=("light",), hour=12),
    Moment("„Nic się nie stało”, powiedziała pani w okienku. I faktycznie nic.", "less", ("people", "kindness")),
    Moment("The dentist said “that's it” and that was it.", "less", ("people",)),
    Moment(
        "Two swans asleep on the water, drifting very slowly into a houseboat. A soft bump. Nobody woke up.",
        "calm",
        ("nature", "light"),
        place="the canal",
        months=(5, 6),
        hour=6,
    ),
    Moment("Got the seat over the heater.", "safe", place="tram 3", months=(11, 12, 1, 2)),
    Moment("«Σιγά σιγά», είπε η Δήμητρα και μου έδωσε τη μεγάλη κουτάλα.", "safe", ("people", "taste")),
    Moment("The chair by the atlases was free.", "calm", ("rest",), place="the library"),
    Moment("Toast.", "safe"),
    Moment(
        (
            "Came in wet to the skin. Dry socks, the terrible dressing gown, the soup from the freezer that just "
            "said “GOOD”."
        ),
        "safe",
        ("touch", "scent"),
        months=(9, 10),
    ),
    Moment(
        "Wen left the good stapler on my desk with a note: “For you. Guard it.”",
        "connected",
        ("people", "kindness"),
        place="the archive",
    ),
    Moment("“सब ठीक है,” उसने कहा, और कुछ देर के लिए था भी।", "less", ("people",)),
    Moment("Nobody on the landing. Nobody at all. Just floor polish.", "less", ("scent",)),
    Moment(
        (
            "Scraped the wrong windscreen. Same car as Hanna's, other number. Then scraped Hanna's, since I was in "
            "the way of it. Twenty minutes without one thought of the letter."
        ),
        "less",
        months=(11, 12, 1, 2),
        hour=7,
    ),
    Moment(
        (
            "Senhor Duarte peeled a tangerine in the break and without asking gave everybody one piece, down the "
            "rows, like a priest. The whole of lesson nine smells of it."
        ),
        sources=("people", "scent"),
        place="evening class",
        hour=20,
    ),
    Moment("Before eight: one lane, one lamp, me.", "calm", ("touch", "making"), place="the pool", hour=7),
    Moment("Hanna sent a photo of a potato that looks like our uncle.", sources=("people",)),
    Moment("Aprendi a palavra “devagar”. Disse-a devagar.", "calm", ("people",), place="evening class"),
    Moment(
        (
            "It was my turn to say something and there wasn't anything. In the old days I'd have made something up, "
            "with a beginning and an end. I said, “I've got nothing, I bought a lampshade.”\n\n"
            "Nobody leaned forward. R. said, “What colour.” I said, “Sort of apricot.” And there was a good long "
            "talk about lampshades, one man has very firm views, and the chairs creaked, and the urn ticked, and it "
            "was nearly nine and my coat was still hanging on its hook on the other side of the room, where I had "
            "put it. I usually keep it on."
        ),
        "less",
        ("people", "sound"),
        place="group",
        hour=19,
    ),
    Moment("First swift. Then all of them.", "joy", ("animals", "nature"), months=(5,)),
    Moment(
        (
            "Ploy doesn't ask any more, she points at the corner table and brings number eleven. From there you can "
            "see both doors. She's never said anything about it."
        ),
        "safe",
        ("taste", "people"),
        place="the soup place",
        months=(10, 11, 12, 1, 2, 3),
        hour=13,
    ),
    Moment("A heron in the car park. Same posture as the caretaker.", "awe", ("animals",), hour=8),
    Moment(
        (
            "Baked Oma's bread from the stained page. You're to knead it “until it's like an earlobe”. I stood in "
            "the kitchen with one hand on the dough and one on my ear, comparing. Not yet. Flour in my hair. Not "
            "yet. The radio was doing a programme about lock gates. Then at some point they were the same, dough and "
            "ear, the same temperature and everything, and I left my hand there rather longer than the recipe asks. "
            "#sunday"
        ),
        "calm",
        ("making", "scent"),
        hour=11,
    ),
    Moment(
        "The lime trees are out. A whole street of honey and a parking meter.",
        "awe",
        ("scent", "nature"),
        place="by the courthouse",
        months=(6, 7),
    ),
    Moment("Slept till the alarm.", "less", hour=7),
    Moment(
        "Sewed the button on. Used red thread as there was no black. It looks like a decision.", sources=("making",)
    ),
    Moment("Steamed-up window. Drew a cat. It ran.", sources=("making",), months=(11, 12, 1, 2), hour=8),
    Moment(
        (
            "First strawberries, in a bowl, milk, sugar, standing at the window in my coat since I'd been too greedy "
            "to take it off."
        ),
        "joy",
        ("taste",),
        months=(6,),
        hour=19,
    ),
    # Some days there are no words for it, and a picture is enough.
    Moment("", "awe", ("nature",), months=(3, 4, 5), hour=13),
    Moment("", "calm", ("light",), months=(9, 10, 11), hour=16),
)
